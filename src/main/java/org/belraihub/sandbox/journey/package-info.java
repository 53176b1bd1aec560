/**
 * The main job from end to end, as a demonstration and a proof: care software calls the hub, legs reach the partners, refusals are
 * refused, outages delay and lose nothing. Uses the hub only through its contract, the partners only through their control port and
 * their own ledgers; prints each step for people and one JSON line for programs.
 */
@NullMarked
package org.belraihub.sandbox.journey;

import org.jspecify.annotations.NullMarked;
