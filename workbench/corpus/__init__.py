"""The library: documents read paragraph by paragraph, each paragraph citable."""
