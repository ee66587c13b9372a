# SPDX-License-Identifier: Apache-2.0
# OpenWrt: include this at the end of include/hardening.mk (or of a package's Makefile, before package.mk is read):
#   -include $(TOPDIR)/brinell.mk
# Packages get $(TARGET_CC) by name; the launcher in front of it gates compiles and links.  PKG_BRINELL:=0 steps aside.
BRINELL_CC ?= $(shell command -v brinell-cc)
BRINELL_POLICY ?= xiaomi-2.0-high
BRINELL_MODE ?= enforce
export BRINELL_POLICY BRINELL_MODE
PKG_BRINELL ?= 1

ifeq ($(BRINELL_CC),)
$(error brinell-cc isn't in PATH: install Brinell)
endif
ifneq ($(PKG_BRINELL),0)
# include/cmake.mk takes TARGET_CC for one word inside the toolchain's directory, and TARGET_CC_NOCACHE under ccache: links
# beside the compilers, which stand for them.
BRINELL_LINKS := $(patsubst %/,%,$(firstword $(if $(CONFIG_EXTERNAL_TOOLCHAIN),,$(TOOLCHAIN_BIN_DIRS)) $(and $(STAGING_DIR_HOST),$(STAGING_DIR_HOST)/bin)))
ifneq ($(BRINELL_LINKS),)
brinell-made := $(shell mkdir -p $(BRINELL_LINKS); for name in gcc g++; do ln -sf $(BRINELL_CC) $(BRINELL_LINKS)/brinell-$(TARGET_CROSS)$$name; done)
TARGET_CC_NOCACHE := $(BRINELL_LINKS)/brinell-$(TARGET_CROSS)gcc
TARGET_CXX_NOCACHE := $(BRINELL_LINKS)/brinell-$(TARGET_CROSS)g++
endif
ifneq ($(if $(CONFIG_CCACHE),,$(BRINELL_LINKS)),)
TARGET_CC := brinell-$(TARGET_CROSS)gcc
TARGET_CXX := brinell-$(TARGET_CROSS)g++
else
# With ccache, which stands behind.
TARGET_CC := $(BRINELL_CC) $(filter-out $(BRINELL_CC),$(TARGET_CC))
TARGET_CXX := $(BRINELL_CC) $(filter-out $(BRINELL_CC),$(TARGET_CXX))
endif
# Packages that start the compiler by its path, in an environment of their own, still take options.
ifneq ($(BRINELL_SPECS),)
TARGET_CFLAGS += -specs=$(BRINELL_SPECS)
endif
endif
