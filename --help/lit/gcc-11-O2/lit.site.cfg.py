# generated from tests/lit/sites/gcc-11-O2.site
config.site = 'gcc-11-O2'
config.cc = 'gcc-11'
config.cxx = 'g++-11'
config.optimize = '-O2'
config.cross = False
config.brinell = '/work/h/cxx/--help/bin/brinell'
config.corpus = '/work/h/cxx/tests/corpus'
config.results = '/work/h/cxx/--help/lit/gcc-11-O2/results'
config.site_source = '/work/h/cxx/tests/lit'
lit_config.load_config(config, '/work/h/cxx/tests/lit/lit.cfg.py')
