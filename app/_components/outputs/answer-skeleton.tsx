/** Question and answer with their final sizes, before there is anything to put in. Nothing moves in it. */
export function AnswerSkeleton() {
  return (
    <div aria-hidden="true" className="grid min-h-[32rem] gap-x-12 gap-y-6 lg:grid-cols-2">
      <div>
        <div className="mb-2 h-7 w-48 rounded-sm bg-line" />
        <div className="h-40 rounded-md border border-line bg-sheet" />
      </div>
      <div className="min-w-0 lg:border-line lg:border-l lg:pl-12">
        <div className="h-7 w-16 rounded-sm bg-line" />
        <div className="mt-4 h-10 w-64 max-w-full rounded-sm bg-line" />
        <div className="mt-4 h-16 rounded-sm bg-line" />
      </div>
    </div>
  );
}
