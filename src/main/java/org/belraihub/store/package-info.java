/**
 * Where the truth lies: the home directory with its lock, the embedded PostgreSQL and the proof that the database keeps what it
 * commits. Everything else reaches the database through the DataSource.
 *
 * <p>An embedded PostgreSQL survives a kill -9 of the hub as an orphan; the next start stops it by the pid in its own pid file
 * before it starts a new one, and only after the home's lock proved that no other hub lives there.
 */
@NullMarked
package org.belraihub.store;

import org.jspecify.annotations.NullMarked;
