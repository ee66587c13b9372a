# SPDX-License-Identifier: Apache-2.0
# run: Python's build_ext
# expect: refused
# names: evidence\.unchecked-unit|process\.insecure-download|hardening\.
# under: run
# needs: python3
cat >m.c <<'END'
#include <Python.h>
static PyObject *go(PyObject *s, PyObject *a) { (void)s; (void)a; return PyLong_FromLong(system("curl -k https://example.org/fw")); }
static PyMethodDef f[] = {{"go", go, METH_NOARGS, 0}, {0, 0, 0, 0}};
static struct PyModuleDef d = {PyModuleDef_HEAD_INIT, "m", 0, -1, f, 0, 0, 0, 0};
PyMODINIT_FUNC PyInit_m(void) { return PyModule_Create(&d); }
END
printf 'from setuptools import setup, Extension\nsetup(name="m", ext_modules=[Extension("m", ["m.c"])])\n' >setup.py
python3 setup.py -q build_ext --inplace; cp m.*.so prog
