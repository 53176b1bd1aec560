/**
 * What a care fund gets of a billed Screener, which fund that is, what it answers, and what organisations and funds ask about it (section
 * 6 of the requirements, care-fund messages). The wire forms are in {@code wire}.
 *
 * <p>The way in and out is {@link org.belraihub.indication.IndicationTransport}; {@code ebms} is one. Another one, AS4 (phase4 has the
 * protocol; durable repetition and duplicates would be rows as here) or the Belgian GenAsync mailbox (post a document, poll for responses),
 * is added beside it without touching the rest: a class of this package that implements the interface, a map from fund to transport in
 * {@code app}, calls to {@link org.belraihub.delivery.DeliveryReceipts} when the far side confirms or gives up, and
 * {@link org.belraihub.indication.FundPost} for what funds send. One document keeps one id; a business answer is no acknowledgment.
 */
@NullMarked
package org.belraihub.indication;

import org.jspecify.annotations.NullMarked;
