# The command `tifa`, for docker-compose.yml. What builds it stays in the first stage.
FROM python:3.11-slim AS build
# A mirror of one's own; unset, pip asks where it always asks.
ARG PIP_INDEX_URL
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /src

# Two environments: /opt/build has pip and the build tools, /opt/tifa gets what runs and nothing else.
RUN python -m venv /opt/build && python -m venv --without-pip /opt/tifa
COPY requirements/build.txt requirements/run.txt requirements/
RUN /opt/build/bin/pip install --require-hashes -r requirements/build.txt
RUN /opt/build/bin/pip wheel --require-hashes --no-deps --no-build-isolation -w /wheels -r requirements/run.txt \
    && /opt/build/bin/pip --python /opt/tifa install --no-deps --no-index /wheels/*.whl \
    && /opt/build/bin/pip --python /opt/tifa check

COPY pyproject.toml README.md LICENSE NOTICE ./
COPY vocabulary vocabulary
COPY analyzers analyzers
COPY indexer indexer
COPY engine engine
COPY api api
COPY cli cli
COPY seeds seeds
COPY kibana/tifa.ndjson kibana/
RUN /opt/build/bin/pip wheel --no-deps --no-index --no-build-isolation -w /wheels/tifa . \
    && /opt/build/bin/pip --python /opt/tifa install --no-deps --no-index /wheels/tifa/*.whl

FROM python:3.11-slim
# A volume mounted on /data the first time takes over its owner.
RUN useradd --uid 10001 --user-group --no-create-home --home-dir /data --shell /usr/sbin/nologin tifa \
    && install --directory --owner=tifa --group=tifa /data
COPY --from=build /opt/tifa /opt/tifa
ENV PATH=/opt/tifa/bin:$PATH TIFA_DATA=/data PYTHONUNBUFFERED=1
WORKDIR /data
USER 10001
ENTRYPOINT ["tifa"]
