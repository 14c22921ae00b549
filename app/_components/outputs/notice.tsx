import { CircleAlert, Info, WifiOff } from 'lucide-react';
import type { ReactNode } from 'react';

interface NoticeProps {
  /** `alert`: something went wrong and is read out at once. `offline`: the line is cut. `info`: good to know. */
  kind: 'info' | 'alert' | 'offline';
  /** One sentence: what happened and what to do next. */
  children: ReactNode;
  /** A button that repairs it, on the right. */
  action?: ReactNode;
}

const icons = { info: Info, alert: CircleAlert, offline: WifiOff } as const;

/** A line that tells. An alert has its icon, its words and its border: never colour alone. */
export function Notice({ kind, children, action }: NoticeProps) {
  const Icon = icons[kind];
  const alerting = kind !== 'info';
  return (
    <div
      {...(alerting ? { role: 'alert' } : {})}
      className={`flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md border px-4 py-2 ${alerting ? 'border-alert text-alert' : 'border-line text-ink-soft'}`}
    >
      <Icon aria-hidden className="size-5 shrink-0" />
      <p className="min-w-48 flex-1">{children}</p>
      {action}
    </div>
  );
}
