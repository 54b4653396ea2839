/** The sandbox's PostgreSQL: a real server from the embedded binaries, with real passwords. */
@NullMarked
package dev.athanor.sandbox.postgres;

import org.jspecify.annotations.NullMarked;
