/**
 * The sandbox on a real cluster: images that are built and brought to its nodes, the operator as
 * its chart installs it, PostgreSQL in a Pod. Known is the kubeconfig, and what a person may set.
 */
@NullMarked
package dev.athanor.sandbox.cluster;

import org.jspecify.annotations.NullMarked;
