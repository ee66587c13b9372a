# SPDX-License-Identifier: Apache-2.0
# run: a build program with an environment of its own
# expect: reported
# names: evidence.unchecked-unit
# under: run
# needs: python3
cat >b.py <<'E'
import subprocess,os,sys
env={'PATH':'/usr/bin:/bin'} if sys.argv[1]=='bare' else None
f=os.environ['HARD'].split(); l=os.environ['LINK'].split()
subprocess.check_call(['gcc-12',*f,'-c','weak.c'],env=env)
subprocess.check_call(['gcc-12',*f,'-c','main.c'],env=env)
subprocess.check_call(['gcc-12',*f,*l,'main.o','weak.o','-o','prog'],env=env)
E
python3 b.py bare
