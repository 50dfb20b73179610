"""The pages that lie across the phases: remarks, history, catalogues, words, settings."""
