/**
 * Which Kubernetes API the sandbox runs on: the current kubeconfig's, real etcd and kube-apiserver
 * binaries, or the one in this JVM. Whoever uses it cannot tell which, except by {@code
 * describe()}.
 */
@NullMarked
package dev.athanor.sandbox.kubernetes;

import org.jspecify.annotations.NullMarked;
