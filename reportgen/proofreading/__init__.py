"""The proofreader: finished documents of anybody, looked at by few rules, each right."""
