import type { HandlerRegistry } from '@/lib/serving/start-handler';
import { createNaiveBayesHandler } from './naive-bayes-handler';

/** Every kind of model this server runs, by the name that `model.json` gives in `handler`. A new kind is a line here. */
export const handlerRegistry: HandlerRegistry = new Map([['naive-bayes', createNaiveBayesHandler]]);
