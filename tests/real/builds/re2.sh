# SPDX-License-Identifier: Apache-2.0
make CXX="$CXX" CXXFLAGS="$FLAGS -Wno-sign-compare" obj/libre2.a
