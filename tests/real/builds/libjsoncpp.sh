# SPDX-License-Identifier: Apache-2.0
# needs: meson ninja-build
CXXFLAGS=$FLAGS meson setup --buildtype=plain -Dtests=false out
ninja -C out
