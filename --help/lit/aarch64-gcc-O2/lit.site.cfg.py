# generated from tests/lit/sites/aarch64-gcc-O2.site
config.site = 'aarch64-gcc-O2'
config.cc = 'aarch64-linux-gnu-gcc'
config.cxx = 'aarch64-linux-gnu-g++'
config.optimize = '-O2'
config.cross = True
config.brinell = '/work/h/cxx/--help/bin/brinell'
config.corpus = '/work/h/cxx/tests/corpus'
config.results = '/work/h/cxx/--help/lit/aarch64-gcc-O2/results'
config.site_source = '/work/h/cxx/tests/lit'
lit_config.load_config(config, '/work/h/cxx/tests/lit/lit.cfg.py')
