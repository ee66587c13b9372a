# SPDX-License-Identifier: Apache-2.0
# run: a clean program: Python's build_ext
# expect: passes
# under: run
# needs: python3
printf '#include <Python.h>\nstatic struct PyModuleDef d = {PyModuleDef_HEAD_INIT, "m", 0, -1, 0, 0, 0, 0, 0};\nPyMODINIT_FUNC PyInit_m(void) { return PyModule_Create(&d); }\n' >m.c
printf 'from setuptools import setup, Extension\nsetup(name="m", ext_modules=[Extension("m", ["m.c"])])\n' >setup.py
CC=gcc-12 LDSHARED="gcc-12 -shared" CFLAGS="$HARD -fPIC" LDFLAGS="$SHARED" python3 setup.py -q build_ext --inplace; cp m.*.so prog
