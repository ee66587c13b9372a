# generated from tests/lit/sites/clang-14-O0.site
config.site = 'clang-14-O0'
config.cc = 'clang-14'
config.cxx = 'clang++-14'
config.optimize = '-O0'
config.cross = False
config.brinell = '/work/h/cxx/--help/bin/brinell'
config.corpus = '/work/h/cxx/tests/corpus'
config.results = '/work/h/cxx/--help/lit/clang-14-O0/results'
config.site_source = '/work/h/cxx/tests/lit'
lit_config.load_config(config, '/work/h/cxx/tests/lit/lit.cfg.py')
