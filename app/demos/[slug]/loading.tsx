import { AnswerSkeleton } from '@/app/_components/outputs/answer-skeleton';

/** Stands in for a demo's page with its final sizes: title, tabs, question and answer. */
export default function DemoLoading() {
  return (
    <>
      <div className="h-11" />
      <div className="mb-6 h-11 border-line border-b" />
      <AnswerSkeleton />
    </>
  );
}
