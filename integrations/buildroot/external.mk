# SPDX-License-Identifier: Apache-2.0
# Buildroot's compilers are called by path (TARGET_CC), and its toolchain files for CMake and Meson take one word below
# HOST_DIR for it: a link beside the compiler, which stands for it.
ifeq ($(BR2_BRINELL),y)
BRINELL_CC ?= $(shell command -v brinell-cc)
ifeq ($(BRINELL_CC),)
$(error BR2_BRINELL is set and brinell-cc isn't in PATH: install Brinell)
endif
brinell-word = $(patsubst "%",%,$(strip $(1)))
export BRINELL_POLICY = $(call brinell-word,$(BR2_BRINELL_POLICY))
# "off" for the packages that are named; host packages take HOSTCC and aren't gated at all.
export BRINELL_MODE = $(if $(filter $($(PKG)_NAME),$(call brinell-word,$(BR2_BRINELL_SKIP))),off,$(call brinell-word,$(BR2_BRINELL_MODE)))
export BRINELL_REPORT_DIR = $(BASE_DIR)/brinell

brinell-link = $(dir $(TARGET_CROSS))brinell-$(notdir $(TARGET_CROSS))
TARGET_CC = $(brinell-link)gcc
TARGET_CXX = $(brinell-link)g++

# Before each step of each package the links are there: the toolchain comes first, and into the same directory.
GLOBAL_INSTRUMENTATION_HOOKS += brinell-instrumentation
define brinell-instrumentation
	@mkdir -p $(dir $(TARGET_CROSS)) && ln -sf $(BRINELL_CC) $(brinell-link)gcc && ln -sf $(BRINELL_CC) $(brinell-link)g++
	$(BR2_EXTERNAL_BRINELL_PATH)/instrumentation.sh $(1) $(2) $(3)
endef
endif
