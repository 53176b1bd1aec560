/**
 * Who may call: care organisations with their HCO, RIZIV and VSB/GKB numbers, certificates, software attestations,
 * Circle-of-Trust declarations, and users with roles. Enters by file, validated and audited (R1.02, R1.22, R6.30, R10.03).
 */
@NullMarked
package org.belraihub.organisation;

import org.jspecify.annotations.NullMarked;
