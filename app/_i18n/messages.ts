import enApiPanel from '@/app/messages/en/api-panel.json';
import enBatch from '@/app/messages/en/batch.json';
import enDevelopers from '@/app/messages/en/developers.json';
import enErrors from '@/app/messages/en/errors.json';
import enFaces from '@/app/messages/en/faces.json';
import enFacesView from '@/app/messages/en/faces-view.json';
import enGallery from '@/app/messages/en/gallery.json';
import enModels from '@/app/messages/en/models.json';
import enModelsPage from '@/app/messages/en/models-page.json';
import enReview from '@/app/messages/en/review.json';
import enShell from '@/app/messages/en/shell.json';
import enSignatureForm from '@/app/messages/en/signature-form.json';
import enStyleguide from '@/app/messages/en/styleguide.json';
import enTextModel from '@/app/messages/en/text-model.json';
import koApiPanel from '@/app/messages/ko/api-panel.json';
import koBatch from '@/app/messages/ko/batch.json';
import koDevelopers from '@/app/messages/ko/developers.json';
import koErrors from '@/app/messages/ko/errors.json';
import koFaces from '@/app/messages/ko/faces.json';
import koFacesView from '@/app/messages/ko/faces-view.json';
import koGallery from '@/app/messages/ko/gallery.json';
import koModels from '@/app/messages/ko/models.json';
import koModelsPage from '@/app/messages/ko/models-page.json';
import koReview from '@/app/messages/ko/review.json';
import koShell from '@/app/messages/ko/shell.json';
import koSignatureForm from '@/app/messages/ko/signature-form.json';
import koStyleguide from '@/app/messages/ko/styleguide.json';
import koTextModel from '@/app/messages/ko/text-model.json';
import type { Locale } from './locale';

/** Every sentence of the pages, by area: one file an area in `app/messages/<locale>/`. For the server only. */
const korean = {
  'api-panel': koApiPanel,
  batch: koBatch,
  errors: koErrors,
  faces: koFaces,
  'faces-view': koFacesView,
  gallery: koGallery,
  models: koModels,
  review: koReview,
  shell: koShell,
  styleguide: koStyleguide,
  'models-page': koModelsPage,
  'signature-form': koSignatureForm,
  developers: koDevelopers,
  'text-model': koTextModel,
};

export type Messages = typeof korean;
export type MessageArea = keyof Messages;

const english: Messages = {
  'api-panel': enApiPanel,
  batch: enBatch,
  errors: enErrors,
  faces: enFaces,
  'faces-view': enFacesView,
  gallery: enGallery,
  models: enModels,
  review: enReview,
  shell: enShell,
  styleguide: enStyleguide,
  'models-page': enModelsPage,
  'signature-form': enSignatureForm,
  developers: enDevelopers,
  'text-model': enTextModel,
};

export const messagesByLocale: Readonly<Record<Locale, Messages>> = { ko: korean, en: english };

/** The areas a page's client parts need, and no more: what is picked is sent with the page. */
export function pickMessages(locale: Locale, areas: readonly MessageArea[]): Partial<Messages> {
  return Object.fromEntries(areas.map((area) => [area, messagesByLocale[locale][area]]));
}
