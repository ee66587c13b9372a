# generated from tests/lit/sites/gcc-12-O0.site
config.site = 'gcc-12-O0'
config.cc = 'gcc-12'
config.cxx = 'g++-12'
config.optimize = '-O0'
config.cross = False
config.brinell = '/work/h/cxx/--help/bin/brinell'
config.corpus = '/work/h/cxx/tests/corpus'
config.results = '/work/h/cxx/--help/lit/gcc-12-O0/results'
config.site_source = '/work/h/cxx/tests/lit'
lit_config.load_config(config, '/work/h/cxx/tests/lit/lit.cfg.py')
