/**
 * A Kubernetes API in this JVM, for machines without kube-apiserver: as much of the API machinery
 * as an operator can notice (apply, versions, subresources, watches, finalizers, Job rules), over
 * the HTTP and WebSocket transport of Fabric8's mock server. It validates no schema, sets no CRD
 * defaults and lets everybody do everything; what depends on those is tested on the real server.
 */
@NullMarked
package dev.athanor.sandbox.inprocess;

import org.jspecify.annotations.NullMarked;
