import { AnswerSkeleton } from '@/app/_components/outputs/answer-skeleton';

/** Stands in for the page with its final sizes: title, photos and result. */
export default function FacesLoading() {
  return (
    <>
      <div className="mb-4 h-11" />
      <AnswerSkeleton />
    </>
  );
}
