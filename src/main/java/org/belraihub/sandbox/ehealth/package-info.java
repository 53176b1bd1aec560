/**
 * The basic services of the eHealth platform and their neighbours, simulated over real SOAP: consent, therapeutic links, care
 * relations, insurability. Refuse what the real ones refuse, with their codes and in their form (HTTP 200 and {@code iscomplete}
 * false, or a SOAP fault with a SOA detail), and can be told to be odd. Each is a {@code SandboxPart} under the name the hub's
 * client has; what they know outlives a kill.
 */
@NullMarked
package org.belraihub.sandbox.ehealth;

import org.jspecify.annotations.NullMarked;
