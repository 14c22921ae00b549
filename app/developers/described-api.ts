import 'server-only';
import { startedModelServer } from '@/app/_models/started-model-server';
import { requestPreferences } from '@/app/_preferences/request-preferences';
import { describeApi } from '@/lib/protocols/openapi-document';
import type { ApiDocument } from '@/lib/protocols/openapi-types';

/** The description of the API in the page's language. Without a front door there is none, and so no such page. */
export async function describedApi(): Promise<ApiDocument | undefined> {
  const models = startedModelServer();
  const { locale } = await requestPreferences();
  return models && describeApi(models, locale, patienceMs);
}

/** Who reads the page sees its words at once; what busy models would have answered is there the next time. */
const patienceMs = 300;
