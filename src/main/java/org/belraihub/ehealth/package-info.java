/**
 * The basic services outside the hub that know facts about persons: consent, therapeutic links, care relations, insurability. One
 * package per service, all of one shape: an entry in the list of services, immutable settings, a thin client that implements a port
 * of {@code access}, its operations in domain terms, their translation to the contract in the package {@code wire}, and an audit
 * event per call. This package only puts the clients together; it may call all of them, nobody here calls the hub's own rooms.
 */
@NullMarked
package org.belraihub.ehealth;

import org.jspecify.annotations.NullMarked;
