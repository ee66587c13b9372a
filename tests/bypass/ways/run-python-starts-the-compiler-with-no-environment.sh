# SPDX-License-Identifier: Apache-2.0
# run: python starts the compiler with no environment
# expect: reported
# names: evidence.unchecked-unit
# under: run
# needs: python3
cp clean.c weak.c
python3 -c "import subprocess,os; subprocess.run(['/usr/bin/gcc-12']+os.environ['HARD'].split()+os.environ['LINK'].split()+['main.c','weak.c','-o','prog'],env={'PATH':'/usr/bin'},check=True)"
