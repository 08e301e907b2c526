"""The lab's harness: it starts programs on loopback, sends them what requests.toml lists, and writes down what came back."""
