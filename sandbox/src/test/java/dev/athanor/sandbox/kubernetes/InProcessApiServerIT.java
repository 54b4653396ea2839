package dev.athanor.sandbox.kubernetes;

class InProcessApiServerIT extends KubernetesApiContract {
  InProcessApiServerIT() {
    super(InProcessApiServer.start());
  }
}
