# SPDX-License-Identifier: Apache-2.0
# Buildroot's compilers are called by path (TARGET_CC, and a toolchain wrapper), so the launcher is put in front there.
ifeq ($(BR2_BRINELL),y)
BRINELL_CC ?= $(shell command -v brinell-cc)
ifeq ($(BRINELL_CC),)
$(error BR2_BRINELL is set and brinell-cc isn't in PATH: install Brinell)
endif
brinell-word = $(patsubst "%",%,$(strip $(1)))
export BRINELL_POLICY = $(call brinell-word,$(BR2_BRINELL_POLICY))
export BRINELL_MODE = $(call brinell-word,$(BR2_BRINELL_MODE))
export BRINELL_REPORT_DIR = $(BASE_DIR)/brinell

# Not for the packages that are named, nor for host packages, which take HOSTCC.
brinell-launcher = $(if $(filter $($(PKG)_NAME),$(call brinell-word,$(BR2_BRINELL_SKIP))),,$(BRINELL_CC) )
TARGET_CC = $(brinell-launcher)$(TARGET_CROSS)gcc
TARGET_CXX = $(brinell-launcher)$(TARGET_CROSS)g++

GLOBAL_INSTRUMENTATION_HOOKS += brinell-instrumentation
define brinell-instrumentation
	$(BR2_EXTERNAL_BRINELL_PATH)/instrumentation.sh $(1) $(2) $(3)
endef
endif
