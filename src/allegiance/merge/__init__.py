"""Datasets of others: imported into graphs of their own, linked to ours by recorded decisions, merged."""
