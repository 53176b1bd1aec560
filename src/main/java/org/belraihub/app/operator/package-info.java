/**
 * The operator port: health, metrics and what the subcommands do, on the loopback management server, behind a token that only the
 * owner of the home directory can read. Every change made here is audited under the operator's name.
 */
@NullMarked
package org.belraihub.app.operator;

import org.jspecify.annotations.NullMarked;
