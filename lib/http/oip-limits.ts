import type { OipLimits } from '@/lib/protocols/oip-infer-request';

/**
 * What one inference request may hold. A million elements are read in tens of milliseconds, and their JSON in four
 * times that; more would hold up everybody else's answers, and fits into several requests.
 */
export const oipLimits: OipLimits = { rows: 4096, elements: 1_048_576, jsonSteps: 4_000_000 };
