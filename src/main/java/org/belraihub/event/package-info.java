/**
 * What authentic sources tell the hub by themselves, through the digital platform of the Flemish social protection (VSB): admissions
 * and discharges of nursing homes (eWZCfin), which make and end care relations (R2.22, R2.31), and deaths (R10.10). Promises that an
 * event has its effect once, however often it is told. May call {@code relation} (its port), {@code person}, {@code request} and
 * {@code audit}.
 */
@NullMarked
package org.belraihub.event;

import org.jspecify.annotations.NullMarked;
