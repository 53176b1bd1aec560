/**
 * Between a verified SOAP message and a route: reads the signed context, admits the caller, calls the route, and sees to it that a
 * refusal leaves exactly one audit row. The endpoints of all contracts stand on it.
 */
@NullMarked
package org.belraihub.soap.edge;

import org.jspecify.annotations.NullMarked;
