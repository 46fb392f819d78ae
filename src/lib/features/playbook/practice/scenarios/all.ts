import { notFound } from '../../../../shared/problem';
import type { Scenario } from '../scenario';
import { badReview } from './bad-review';
import { distress } from './distress';
import { insults } from './insults';
import { lateOrder } from './late-order';
import { misunderstoodProduct } from './misunderstood-product';
import { outsidePolicy } from './outside-policy';
import { poorService } from './poor-service';
import { sexualRemark } from './sexual-remark';
import { thirdComplaint } from './third-complaint';
import { threat } from './threat';
import { managerWanted } from './manager-wanted';
import { wrongAddress } from './wrong-address';

/** Every scenario to practise, the lighter ones first. Only the server holds them all. */
export const scenarios: readonly Scenario[] = [
	lateOrder,
	poorService,
	misunderstoodProduct,
	wrongAddress,
	thirdComplaint,
	outsidePolicy,
	managerWanted,
	badReview,
	insults,
	sexualRemark,
	threat,
	distress
];

/**
 * The scenario of a key.
 * @throws Problem `not-found`
 */
export function scenarioOf(key: string): Scenario {
	const found = scenarios.find((scenario) => scenario.key === key);
	if (!found) throw notFound();
	return found;
}
