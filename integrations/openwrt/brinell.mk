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
TARGET_CC := $(BRINELL_CC) $(filter-out $(BRINELL_CC),$(TARGET_CC))
TARGET_CXX := $(BRINELL_CC) $(filter-out $(BRINELL_CC),$(TARGET_CXX))
# Packages that start the compiler by its path, in an environment of their own, still take options.
ifneq ($(BRINELL_SPECS),)
TARGET_CFLAGS += -specs=$(BRINELL_SPECS)
endif
endif
