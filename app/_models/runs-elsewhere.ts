import 'server-only';
import { startedModelServer } from './started-model-server';

/** Whether what people give to a model is sent on to another machine, of which its page must then tell. */
export function runsElsewhere(name: string): boolean {
  const found = startedModelServer()?.find({ model: name });
  return found?.ok === true && found.value.manifest.handler === 'remote';
}
