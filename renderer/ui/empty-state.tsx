import type { ReactNode } from "react";

/** What a screen will show, what it needs, and one action. */
export function EmptyState({ title, text, children }: { readonly title: string; readonly text: string; readonly children?: ReactNode }) {
  return (
    <div className="empty">
      <h1>{title}</h1>
      <p className="c2">{text}</p>
      {children}
    </div>
  );
}
