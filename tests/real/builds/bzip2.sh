# SPDX-License-Identifier: Apache-2.0
make CC="$CC" CFLAGS="$FLAGS -D_FILE_OFFSET_BITS=64" libbz2.a bzip2 bzip2recover
