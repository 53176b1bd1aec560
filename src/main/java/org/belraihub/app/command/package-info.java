/**
 * Subcommands that ask the running hub: they read port and token from its home, call the operator port, print and end. They start
 * neither Spring nor a database. Exit codes: 0 done, 1 refused or nothing found, 2 wrong use, 3 no hub runs on that home.
 */
@NullMarked
package org.belraihub.app.command;

import org.jspecify.annotations.NullMarked;
