# The chat page for others, without a compiler, a cache or root in the image:
#   docker build -t article-chat . && docker run -p 7860:7860 -e AUTH_USERS=ann:secret -v article-chat:/data article-chat

FROM python:3.11-slim AS build
WORKDIR /source
COPY pyproject.toml constraints.txt README.md LICENSE ./
COPY index ./index
COPY assistant ./assistant
COPY ui ./ui
RUN python -m venv /opt/article-chat \
    && /opt/article-chat/bin/pip install --no-cache-dir -c constraints.txt '.[mcp,anthropic,ollama]' \
    && /opt/article-chat/bin/pip uninstall --yes pip

FROM python:3.11-slim
RUN useradd --system --uid 10001 --create-home article-chat \
    && install --directory --owner=article-chat --group=article-chat /data
COPY --from=build /opt/article-chat /opt/article-chat
ENV PATH=/opt/article-chat/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    ARTICLE_CHAT_HOME=/data \
    SERVER_HOST=0.0.0.0 \
    SERVER_PORT=7860 \
    LOG_FORMAT=json
USER article-chat
WORKDIR /home/article-chat
VOLUME /data
EXPOSE 7860
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:7860/healthz', timeout=4)"]
ENTRYPOINT ["article-chat"]
CMD ["serve", "--no-browser", "--mcp"]
