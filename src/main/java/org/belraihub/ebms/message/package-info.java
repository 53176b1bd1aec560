/**
 * The values that cross the border of the message service: what an application hands over and gets, who the parties are, and
 * what is told to it. Free of XML, HTTP and database code; depends on nothing of the hub.
 */
@NullMarked
package org.belraihub.ebms.message;

import org.jspecify.annotations.NullMarked;
