/**
 * The hash by which the engine recognizes what it has seen before: plans, script parts, statements,
 * locks. Pure; knows no other room.
 */
@NullMarked
package dev.athanor.engine.digest;

import org.jspecify.annotations.NullMarked;
